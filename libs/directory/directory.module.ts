import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuthorityEntity } from './authority.entity.js';
import { AuthorityService } from './authority.service.js';
import { CompetenceRuleEntity } from './competence-rule.entity.js';
import { CompetenceRuleService } from './competence-rule.service.js';
import { DirectoryService } from './directory.service.js';
import { LeistungEntity } from './leistung.entity.js';
import { LeistungService } from './leistung.service.js';

/** Länder, regions, authorities, Leistungen and who is competent. */
@Module({
  imports: [TypeOrmModule.forFeature([AuthorityEntity, CompetenceRuleEntity, LeistungEntity])],
  providers: [AuthorityService, CompetenceRuleService, DirectoryService, LeistungService],
  exports: [AuthorityService, CompetenceRuleService, DirectoryService, LeistungService],
})
export class DirectoryModule {}
