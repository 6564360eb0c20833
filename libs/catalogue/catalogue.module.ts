import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DirectoryModule } from '#libs/directory/directory.module';
import { CatalogueService } from './catalogue.service.js';
import { ServiceEntity } from './service.entity.js';

/** The catalogue: services from draft to retirement, and how they are found. */
@Module({
  imports: [TypeOrmModule.forFeature([ServiceEntity]), DirectoryModule],
  providers: [CatalogueService],
  exports: [CatalogueService],
})
export class CatalogueModule {}
