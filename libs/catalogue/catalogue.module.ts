import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CatalogueEditingService } from './catalogue-editing.service.js';
import { CatalogueService } from './catalogue.service.js';
import { ServiceEntity } from './service.entity.js';

/** The catalogue: services from draft to retirement, and how they are found. */
@Module({
  imports: [TypeOrmModule.forFeature([ServiceEntity])],
  providers: [CatalogueEditingService, CatalogueService],
  exports: [CatalogueEditingService, CatalogueService],
})
export class CatalogueModule {}
