import { Global, Module } from '@nestjs/common';
import { Clock } from './clock.js';
import { FileStore } from './files/file-store.js';

/** What every domain may ask for. */
@Global()
@Module({ providers: [Clock, FileStore], exports: [Clock, FileStore] })
export class PlatformModule {}
