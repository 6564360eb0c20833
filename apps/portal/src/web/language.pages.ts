import { Body, Controller, Inject, Post, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { type FastifyInstance, type FastifyReply } from 'fastify';
import { type Config } from '#libs/platform/config/config';
import { CONFIG } from '#libs/platform/config/config.module';
import { type KontorRequest, Public } from '#libs/platform/http/decorators';
import { type Language, LANGUAGES } from '#libs/platform/i18n/i18n';
import { WithoutCsrfToken } from '../security/csrf.js';
import { localAddress } from './local-address.js';

export const LANGUAGE_COOKIE = 'kontor_language';
const A_YEAR = 365 * 24 * 3600;

class LanguageChoice {
  @IsIn(LANGUAGES) language: Language;
  /** Where the reader was. */
  @IsString() @MaxLength(2000) back: string;
}

/** The choice of language in the head of every page. */
@ApiExcludeController()
@Public()
@Controller()
export class LanguagePages {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  @WithoutCsrfToken()
  @Post('language')
  async choose(@Body() { language, back }: LanguageChoice, @Res() reply: FastifyReply): Promise<void> {
    setLanguage(reply, language, this.config);
    await reply.redirect(localAddress(back), 303);
  }
}

/** Remembers the language in the browser, for a year. */
export function setLanguage(reply: FastifyReply, language: Language, { usesHttps }: Config): void {
  void reply.setCookie(LANGUAGE_COOKIE, language, { path: '/', maxAge: A_YEAR, httpOnly: true, sameSite: 'lax', secure: usesHttps });
}

/** Lets the language chosen on the page win over everything else. */
export function rememberChosenLanguage(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request: KontorRequest, _reply, done) => {
    const chosen = LANGUAGES.find((language) => language === request.cookies[LANGUAGE_COOKIE]);
    if (chosen) request.chosenLanguage = chosen;
    done();
  });
}
