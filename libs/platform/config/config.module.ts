import { Global, Module, type DynamicModule } from '@nestjs/common';
import { type Config } from './config.js';

/** Injection token of the parsed configuration: `@Inject(CONFIG) private readonly config: Config`. */
export const CONFIG = Symbol('CONFIG');

@Global()
@Module({})
export class ConfigModule {
  /** Makes the configuration, parsed by the app's main, available everywhere. */
  static with(config: Config): DynamicModule {
    return { module: ConfigModule, providers: [{ provide: CONFIG, useValue: config }], exports: [CONFIG] };
  }
}
