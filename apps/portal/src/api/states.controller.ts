import { Controller, Get, Param } from '@nestjs/common';
import { DirectoryService } from '#libs/directory/directory.service';
import { StatePage, StateView } from '#libs/directory/directory.view';
import { Public } from '#libs/platform/http/decorators';

/** The 16 Länder. */
@Public()
@Controller('api/v1/states')
export class StatesController {
  constructor(private readonly directory: DirectoryService) {}

  @Get()
  list(): Promise<StatePage> {
    return this.directory.states();
  }

  /** @param code two digits ("05") or two letters ("NW") */
  @Get(':code')
  get(@Param('code') code: string): Promise<StateView> {
    return this.directory.state(code);
  }
}
