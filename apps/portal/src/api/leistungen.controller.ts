import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { type Actor } from '#libs/kernel/actor';
import { LeistungInput, LeistungQuery } from '#libs/directory/directory.dto';
import { LeistungPage, LeistungView } from '#libs/directory/directory.view';
import { LeistungService } from '#libs/directory/leistung.service';
import { CurrentActor, InLanguage, Public } from '#libs/platform/http/decorators';
import { type Translate } from '#libs/platform/i18n/i18n';

/** The Leistungen of the FIM/LeiKa catalogue that Kontor knows. */
@Controller('api/v1/leistungen')
export class LeistungenController {
  constructor(private readonly leistungen: LeistungService) {}

  @Public()
  @Get()
  list(@Query() query: LeistungQuery, @InLanguage() t: Translate): Promise<LeistungPage> {
    return this.leistungen.list(query, t);
  }

  @Post()
  add(@CurrentActor() actor: Actor, @Body() input: LeistungInput, @InLanguage() t: Translate): Promise<LeistungView> {
    return this.leistungen.add(actor, input, t);
  }
}
