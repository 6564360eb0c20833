import { Module } from '@nestjs/common';
import { AccountsModule } from '#libs/accounts/accounts.module';
import { CatalogueModule } from '#libs/catalogue/catalogue.module';
import { ContractsModule } from '#libs/contracts/contracts.module';
import { DirectoryModule } from '#libs/directory/directory.module';
import { OnboardingModule } from '#libs/onboarding/onboarding.module';
import { EngagementModule } from '#libs/engagement/engagement.module';
import { ReportingModule } from '#libs/reporting/reporting.module';
import { SecurityModule } from '../security/security.module.js';
import { AccountLinksPages } from './account-links.pages.js';
import { ApiPages } from './api.pages.js';
import { ConnectionParametersPages } from './connection-parameters.pages.js';
import { ConnectionTasksPages } from './connection-tasks.pages.js';
import { ConnectionTestsPages } from './connection-tests.pages.js';
import { ConnectionPages } from './connection.pages.js';
import { ConnectionsPages } from './connections.pages.js';
import { CatalogueEditingPages } from './catalogue-editing.pages.js';
import { CataloguePages } from './catalogue.pages.js';
import { ContractDraftPages } from './contract-draft.pages.js';
import { ContractStepPages } from './contract-steps.pages.js';
import { ContractPages } from './contracts.pages.js';
import { DeskPages } from './desk.pages.js';
import { EventPages } from './events.pages.js';
import { FeedbackPages } from './feedback.pages.js';
import { HomePages } from './home.pages.js';
import { InformationPages } from './information.pages.js';
import { InterestPages } from './interests.pages.js';
import { LanguagePages } from './language.pages.js';
import { LeistungPages } from './leistungen.pages.js';
import { MailPreviewPages } from './mail-previews.pages.js';
import { Pages } from './pages.js';
import { PeoplePages } from './people.pages.js';
import { ProblemPages } from './problem-pages.js';
import { ProfilePages } from './profile.pages.js';
import { ServicesPages } from './services.pages.js';
import { SignInPages } from './sign-in.pages.js';
import { StatusPages } from './status.pages.js';

/** Server-rendered pages: the engine and every `*.pages.ts`. */
@Module({
  imports: [
    AccountsModule,
    CatalogueModule,
    ContractsModule,
    DirectoryModule,
    EngagementModule,
    OnboardingModule,
    ReportingModule,
    SecurityModule,
  ],
  controllers: [
    AccountLinksPages,
    ApiPages,
    CatalogueEditingPages,
    CataloguePages,
    ContractDraftPages,
    ContractStepPages,
    ContractPages,
    ConnectionsPages,
    ConnectionTasksPages,
    ConnectionParametersPages,
    ConnectionTestsPages,
    ConnectionPages,
    DeskPages,
    EventPages,
    FeedbackPages,
    HomePages,
    InformationPages,
    InterestPages,
    LanguagePages,
    LeistungPages,
    MailPreviewPages,
    PeoplePages,
    ProfilePages,
    ServicesPages,
    SignInPages,
    StatusPages,
  ],
  providers: [Pages, ProblemPages],
  exports: [ProblemPages],
})
export class WebModule {}
