import { Module } from '@nestjs/common';
import { AccountsModule } from '#libs/accounts/accounts.module';
import { DirectoryModule } from '#libs/directory/directory.module';
import { SecurityModule } from '../security/security.module.js';
import { AccountLinksPages } from './account-links.pages.js';
import { ApiPages } from './api.pages.js';
import { HomePages } from './home.pages.js';
import { InformationPages } from './information.pages.js';
import { LanguagePages } from './language.pages.js';
import { Pages } from './pages.js';
import { PeoplePages } from './people.pages.js';
import { ProblemPages } from './problem-pages.js';
import { ProfilePages } from './profile.pages.js';
import { SignInPages } from './sign-in.pages.js';

/** Server-rendered pages: the engine and every `*.pages.ts`. */
@Module({
  imports: [AccountsModule, DirectoryModule, SecurityModule],
  controllers: [AccountLinksPages, ApiPages, HomePages, InformationPages, LanguagePages, PeoplePages, ProfilePages, SignInPages],
  providers: [Pages, ProblemPages],
  exports: [ProblemPages],
})
export class WebModule {}
