import { Global, Module } from '@nestjs/common';
import { Clock } from './clock.js';
import { OnceOnly } from './http/once-only.js';
import { FileStore } from './files/file-store.js';

/** What every domain may ask for. */
@Global()
@Module({ providers: [Clock, FileStore, OnceOnly], exports: [Clock, FileStore, OnceOnly] })
export class PlatformModule {}
