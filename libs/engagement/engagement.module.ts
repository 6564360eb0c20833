import { Module } from '@nestjs/common';
import { FeedbackService } from './feedback.service.js';

/** What people outside a workflow tell and ask. */
@Module({ providers: [FeedbackService], exports: [FeedbackService] })
export class EngagementModule {}
