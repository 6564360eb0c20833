import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Clock } from './clock.js';
import { OnceOnly } from './http/once-only.js';
import { FileStore } from './files/file-store.js';

/** What every domain may ask for. */
@Global()
@Module({ providers: [Clock, FileStore, OnceOnly], exports: [Clock, FileStore, OnceOnly] })
export class PlatformModule {
  /** With another source of the present. */
  static by(clock: Clock): DynamicModule {
    return { module: PlatformModule, providers: [{ provide: Clock, useValue: clock }] };
  }
}
