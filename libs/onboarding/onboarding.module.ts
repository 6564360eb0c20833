import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CatalogueModule } from '#libs/catalogue/catalogue.module';
import { DirectoryModule } from '#libs/directory/directory.module';
import { ApprovalEntity } from './approval.entity.js';
import { BatchService } from './batch.service.js';
import { ConnectionFiles } from './connection-files.service.js';
import { ConnectionReactions } from './connection-reactions.service.js';
import { ConnectionReads } from './connection-reads.service.js';
import { ConnectionEntity } from './connection.entity.js';
import { ConnectionService } from './connection.service.js';
import { ParametersEntity } from './parameters.entity.js';
import { ParametersService } from './parameters.service.js';
import { TaskEntity } from './task.entity.js';
import { TaskService } from './task.service.js';
import { TestRunEntity } from './test-run.entity.js';
import { TestRunService } from './test-run.service.js';

/** Onboarding: connections of authorities with services, from the wish to live. */
@Module({
  imports: [
    TypeOrmModule.forFeature([ConnectionEntity, TaskEntity, ParametersEntity, TestRunEntity, ApprovalEntity]),
    DirectoryModule,
    CatalogueModule,
  ],
  providers: [
    BatchService,
    ConnectionFiles,
    ConnectionReactions,
    ConnectionReads,
    ConnectionService,
    TaskService,
    ParametersService,
    TestRunService,
  ],
  exports: [BatchService, ConnectionReactions, ConnectionReads, ConnectionService, TaskService, ParametersService, TestRunService],
})
export class OnboardingModule {}
