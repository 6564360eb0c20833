import { Global, Module } from '@nestjs/common';
import { Clock } from './clock.js';

/** What every domain may ask for. */
@Global()
@Module({ providers: [Clock], exports: [Clock] })
export class PlatformModule {}
