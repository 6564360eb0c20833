import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuthorityEntity } from './authority.entity.js';
import { CompetenceRuleEntity } from './competence-rule.entity.js';
import { DirectoryService } from './directory.service.js';
import { LeistungEntity } from './leistung.entity.js';

/** Länder, regions, authorities, Leistungen and who is competent. */
@Module({
  imports: [TypeOrmModule.forFeature([AuthorityEntity, CompetenceRuleEntity, LeistungEntity])],
  providers: [DirectoryService],
  exports: [DirectoryService],
})
export class DirectoryModule {}
