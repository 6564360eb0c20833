import { Module } from '@nestjs/common';
import { Mailer } from '#libs/platform/mail/mailer';
import { NotificationService } from './notification.service.js';
import { OutgoingMailService } from './outgoing-mail.service.js';

/** Tells people by mail what happened; used by the worker. */
@Module({ providers: [Mailer, NotificationService, OutgoingMailService], exports: [NotificationService, OutgoingMailService] })
export class NotificationsModule {}
