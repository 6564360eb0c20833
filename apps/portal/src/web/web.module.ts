import { Module } from '@nestjs/common';
import { SecurityModule } from '../security/security.module.js';
import { ApiPages } from './api.pages.js';
import { HomePages } from './home.pages.js';
import { InformationPages } from './information.pages.js';
import { LanguagePages } from './language.pages.js';
import { Pages } from './pages.js';
import { ProblemPages } from './problem-pages.js';

/** Server-rendered pages: the engine and every `*.pages.ts`. */
@Module({
  imports: [SecurityModule],
  controllers: [ApiPages, HomePages, InformationPages, LanguagePages],
  providers: [Pages, ProblemPages],
  exports: [ProblemPages],
})
export class WebModule {}
