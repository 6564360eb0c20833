import { Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { TypeOrmModule } from '@nestjs/typeorm';
import { type Config } from '#libs/platform/config/config';
import { CONFIG } from '#libs/platform/config/config.module';
import { AccessService } from './access.service.js';
import { tokenRules } from './access-token.js';
import { InvitationService } from './invitation.service.js';
import { MeService } from './me.service.js';
import { MembershipEntity } from './membership.entity.js';
import { OneTimeLinkEntity } from './one-time-link.entity.js';
import { OneTimeLinks } from './one-time-link.service.js';
import { OrganisationEntity } from './organisation.entity.js';
import { OrganisationService } from './organisation.service.js';
import { PasswordService } from './password.service.js';
import { PeopleService } from './people.service.js';
import { PersonEntity } from './person.entity.js';
import { ProofService } from './proof.service.js';
import { SecondFactorService } from './second-factor.service.js';
import { SessionEntity } from './session.entity.js';
import { SessionService } from './session.service.js';
import { SignInService } from './sign-in.service.js';

/** Organisations, people, what they may do, and how they prove who they are. */
@Module({
  imports: [
    TypeOrmModule.forFeature([OrganisationEntity, PersonEntity, MembershipEntity, SessionEntity, OneTimeLinkEntity]),
    JwtModule.registerAsync({
      inject: [CONFIG],
      useFactory: (config: Config) => {
        const { key, algorithm, issuer, audience } = tokenRules(config);
        return {
          secret: key,
          signOptions: { algorithm, issuer, audience },
          verifyOptions: { algorithms: [algorithm], issuer, audience },
        };
      },
    }),
  ],
  providers: [
    AccessService,
    InvitationService,
    MeService,
    OneTimeLinks,
    OrganisationService,
    PasswordService,
    PeopleService,
    ProofService,
    SecondFactorService,
    SessionService,
    SignInService,
  ],
  exports: [
    AccessService,
    InvitationService,
    MeService,
    OrganisationService,
    PasswordService,
    PeopleService,
    SecondFactorService,
    SessionService,
    SignInService,
  ],
})
export class AccountsModule {}
