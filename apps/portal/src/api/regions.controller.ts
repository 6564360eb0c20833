import { Controller, Get, Param, Query } from '@nestjs/common';
import { RegionDayQuery, RegionQuery } from '#libs/directory/directory.dto';
import { DirectoryService } from '#libs/directory/directory.service';
import { RegionDetailView, RegionPage } from '#libs/directory/directory.view';
import { InLanguage, Public } from '#libs/platform/http/decorators';
import { type Translate } from '#libs/platform/i18n/i18n';

/** The official register of regions. */
@Public()
@Controller('api/v1/regions')
export class RegionsController {
  constructor(private readonly directory: DirectoryService) {}

  @Get()
  list(@Query() query: RegionQuery): Promise<RegionPage> {
    return this.directory.regions(query);
  }

  /** @param ars regional key of 2, 3, 5, 9 or 12 digits */
  @Get(':ars')
  get(@Param('ars') ars: string, @Query() query: RegionDayQuery, @InLanguage() t: Translate): Promise<RegionDetailView> {
    return this.directory.region(ars, t, query.validOn);
  }
}
