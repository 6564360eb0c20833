import { Controller, Get, Param } from '@nestjs/common';
import { DirectoryService } from '#libs/directory/directory.service';
import { StatePage, StateView } from '#libs/directory/directory.view';
import { Public } from '#libs/platform/http/decorators';
import { KeepReady } from '../kept-ready.js';

/** The 16 Länder. */
@Public()
@Controller('api/v1/states')
export class StatesController {
  constructor(private readonly directory: DirectoryService) {}

  @Get()
  @KeepReady()
  list(): Promise<StatePage> {
    return this.directory.states();
  }

  /** @param code two digits ("05") or two letters ("NW") */
  @Get(':code')
  @KeepReady()
  get(@Param('code') code: string): Promise<StateView> {
    return this.directory.state(code);
  }
}
