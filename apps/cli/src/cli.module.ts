import { type DynamicModule, type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CatalogueModule } from '#libs/catalogue/catalogue.module';
import { ContractsModule } from '#libs/contracts/contracts.module';
import { OnboardingModule } from '#libs/onboarding/onboarding.module';
import { Clock } from '#libs/platform/clock';
import { type Config } from '#libs/platform/config/config';
import { ConfigModule } from '#libs/platform/config/config.module';
import { DatabaseModule } from '#libs/platform/database/database.module';
import { PlatformModule } from '#libs/platform/platform.module';
import { ReportingModule } from '#libs/reporting/reporting.module';

/** What commands work with: the domains without web or worker. */
@Module({})
class CliModule {
  static with(config: Config, clock: Clock): DynamicModule {
    return {
      module: CliModule,
      imports: [
        ConfigModule.with(config),
        DatabaseModule,
        PlatformModule.by(clock),
        CatalogueModule,
        ContractsModule,
        OnboardingModule,
        ReportingModule,
      ],
    };
  }
}

/**
 * Runs a command with the application's services and closes them after, whatever happens.
 * @param clock what the services take for the present
 */
export async function withApplication<T>(
  config: Config,
  work: (application: INestApplicationContext) => Promise<T>,
  clock: Clock = new Clock(),
): Promise<T> {
  const application = await NestFactory.createApplicationContext(CliModule.with(config, clock), {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  try {
    return await work(application);
  } finally {
    await application.close();
  }
}
