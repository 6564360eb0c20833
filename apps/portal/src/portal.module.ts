import { type DynamicModule, Module } from '@nestjs/common';
import { APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AccountsModule } from '#libs/accounts/accounts.module';
import { CatalogueModule } from '#libs/catalogue/catalogue.module';
import { ContractsModule } from '#libs/contracts/contracts.module';
import { DirectoryModule } from '#libs/directory/directory.module';
import { OnboardingModule } from '#libs/onboarding/onboarding.module';
import { type Config } from '#libs/platform/config/config';
import { ConfigModule } from '#libs/platform/config/config.module';
import { DatabaseModule } from '#libs/platform/database/database.module';
import { IdempotencyInterceptor } from '#libs/platform/http/idempotency';
import { InputPipe } from '#libs/platform/http/input';
import { UnaskedQueryInterceptor } from '#libs/platform/http/unasked-query';
import { PlatformModule } from '#libs/platform/platform.module';
import { ReportingModule } from '#libs/reporting/reporting.module';
import { AccountLinksController } from './api/account-links.controller.js';
import { AuthoritiesController } from './api/authorities.controller.js';
import { CompetenceController } from './api/competence.controller.js';
import { ConnectionBatchesController } from './api/connection-batches.controller.js';
import { ConnectionQuestionnairesController } from './api/connection-questionnaires.controller.js';
import { ConnectionsController } from './api/connections.controller.js';
import { EventsController } from './api/events.controller.js';
import { ContractsController } from './api/contracts.controller.js';
import { InterestsController } from './api/interests.controller.js';
import { LeistungenController } from './api/leistungen.controller.js';
import { MeController } from './api/me.controller.js';
import { OrganisationsController } from './api/organisations.controller.js';
import { PeopleController } from './api/people.controller.js';
import { RegionsController } from './api/regions.controller.js';
import { SessionsController } from './api/sessions.controller.js';
import { ServicesController } from './api/services.controller.js';
import { StatesController } from './api/states.controller.js';
import { StatusController } from './api/status.controller.js';
import { HealthController } from './health.controller.js';
import { KeptReady } from './kept-ready.js';
import { SecurityModule } from './security/security.module.js';
import { WebModule } from './web/web.module.js';

/** The portal: every domain's API and pages in one process. */
@Module({})
export class PortalModule {
  static with(config: Config): DynamicModule {
    return {
      module: PortalModule,
      imports: [
        ConfigModule.with(config),
        DatabaseModule,
        PlatformModule,
        AccountsModule,
        SecurityModule,
        DirectoryModule,
        CatalogueModule,
        ContractsModule,
        OnboardingModule,
        ReportingModule,
        WebModule,
      ],
      controllers: [
        HealthController,
        AccountLinksController,
        AuthoritiesController,
        CompetenceController,
        ConnectionBatchesController,
        ConnectionQuestionnairesController,
        ConnectionsController,
        EventsController,
        ContractsController,
        InterestsController,
        LeistungenController,
        MeController,
        OrganisationsController,
        PeopleController,
        RegionsController,
        SessionsController,
        ServicesController,
        StatesController,
        StatusController,
      ],
      providers: [
        KeptReady,
        { provide: APP_PIPE, useClass: InputPipe },
        { provide: APP_INTERCEPTOR, useClass: UnaskedQueryInterceptor },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
      ],
    };
  }
}
