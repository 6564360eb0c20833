import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsModule } from '#libs/accounts/accounts.module';
import { CatalogueModule } from '#libs/catalogue/catalogue.module';
import { ContractAnnexEntity } from './contract-annex.entity.js';
import { ContractDraftService } from './contract-draft.service.js';
import { ContractReader } from './contract-reader.service.js';
import { ContractService } from './contract.service.js';
import { ContractSignatureEntity } from './contract-signature.entity.js';
import { ContractTemplateEntity } from './contract-template.entity.js';
import { ContractTextEntity } from './contract-text.entity.js';
import { ContractEntity } from './contract.entity.js';
import { InterestEntity } from './interest.entity.js';
import { InterestService } from './interest.service.js';

/** Interests and contracts. */
@Module({
  imports: [
    AccountsModule,
    CatalogueModule,
    TypeOrmModule.forFeature([
      InterestEntity,
      ContractEntity,
      ContractTemplateEntity,
      ContractTextEntity,
      ContractSignatureEntity,
      ContractAnnexEntity,
    ]),
  ],
  providers: [InterestService, ContractService, ContractDraftService, ContractReader],
  exports: [InterestService, ContractService, ContractDraftService, ContractReader],
})
export class ContractsModule {}
