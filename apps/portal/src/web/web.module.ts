import { Module } from '@nestjs/common';
import { HomePages } from './home.pages.js';
import { LanguagePages } from './language.pages.js';
import { Pages } from './pages.js';
import { ProblemPages } from './problem-pages.js';

/** Server-rendered pages: the engine and every `*.pages.ts`. */
@Module({
  controllers: [HomePages, LanguagePages],
  providers: [Pages, ProblemPages],
  exports: [ProblemPages],
})
export class WebModule {}
