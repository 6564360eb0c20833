import { type DynamicModule, Module } from '@nestjs/common';
import { ContractsModule } from '#libs/contracts/contracts.module';
import { NotificationsModule } from '#libs/notifications/notifications.module';
import { OnboardingModule } from '#libs/onboarding/onboarding.module';
import { type Config } from '#libs/platform/config/config';
import { ConfigModule } from '#libs/platform/config/config.module';
import { DatabaseModule } from '#libs/platform/database/database.module';
import { PlatformModule } from '#libs/platform/platform.module';

/** What jobs work with: the domains without pages. */
@Module({})
export class WorkerModule {
  static with(config: Config): DynamicModule {
    return {
      module: WorkerModule,
      imports: [ConfigModule.with(config), DatabaseModule, PlatformModule, ContractsModule, NotificationsModule, OnboardingModule],
    };
  }
}
