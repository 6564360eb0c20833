import { Readable } from 'node:stream';
import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { Public } from '#libs/platform/http/decorators';
import { StatusService } from '#libs/reporting/status.service';
import { NationStatusView, ServiceStatusView, StateStatusView } from '#libs/reporting/status.view';
import { KeepReady } from '../kept-ready.js';

/** Where the roll-out stands, for everybody. No persons. */
@Public()
@Controller('api/v1/status')
export class StatusController {
  constructor(private readonly status: StatusService) {}

  /** All services in all Länder. */
  @Get()
  @KeepReady()
  nation(): Promise<NationStatusView> {
    return this.status.nation();
  }

  /** One service in all Länder. */
  @Get('services/:slug')
  @KeepReady()
  service(@Param('slug') slug: string): Promise<ServiceStatusView> {
    return this.status.service(slug);
  }

  /** All services in one Land, by code or short name. */
  @Get('states/:code')
  @KeepReady()
  state(@Param('code') code: string): Promise<StateStatusView> {
    return this.status.state(code);
  }

  /** Every connection from being cleared to live, with the authority's name. */
  @Get('connections.csv')
  @ApiOkResponse({ content: { 'text/csv': {} } })
  connections(): StreamableFile {
    return new StreamableFile(Readable.from(this.status.connectionsTable()), {
      type: 'text/csv; charset=utf-8',
      disposition: 'attachment; filename="connections.csv"',
    });
  }
}
