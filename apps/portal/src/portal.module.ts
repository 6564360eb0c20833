import { type DynamicModule, Module } from '@nestjs/common';
import { APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { type Config } from '#libs/platform/config/config';
import { DirectoryModule } from '#libs/directory/directory.module';
import { ConfigModule } from '#libs/platform/config/config.module';
import { DatabaseModule } from '#libs/platform/database/database.module';
import { IdempotencyInterceptor } from '#libs/platform/http/idempotency';
import { InputPipe } from '#libs/platform/http/input';
import { PlatformModule } from '#libs/platform/platform.module';
import { AuthoritiesController } from './api/authorities.controller.js';
import { CompetenceController } from './api/competence.controller.js';
import { LeistungenController } from './api/leistungen.controller.js';
import { RegionsController } from './api/regions.controller.js';
import { StatesController } from './api/states.controller.js';
import { HealthController } from './health.controller.js';
import { WebModule } from './web/web.module.js';

/** The portal: every domain's API and pages in one process. */
@Module({})
export class PortalModule {
  static with(config: Config): DynamicModule {
    return {
      module: PortalModule,
      imports: [ConfigModule.with(config), DatabaseModule, PlatformModule, DirectoryModule, WebModule],
      controllers: [
        HealthController,
        AuthoritiesController,
        CompetenceController,
        LeistungenController,
        RegionsController,
        StatesController,
      ],
      providers: [
        { provide: APP_PIPE, useClass: InputPipe },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
      ],
    };
  }
}
