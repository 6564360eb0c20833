import { Controller, Get, Header, Inject, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { collectDefaultMetrics, register } from 'prom-client';
import { type FastifyRequest } from 'fastify';
import { notFound } from '#libs/kernel/domain-error';
import { type Config } from '#libs/platform/config/config';
import { CONFIG } from '#libs/platform/config/config.module';
import { Database } from '#libs/platform/database/database';
import { Public } from '#libs/platform/http/decorators';

/** What supervisors and monitors ask. */
@ApiExcludeController()
@Public()
@Controller()
export class HealthController {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    register.clear();
    collectDefaultMetrics();
  }

  /** The process runs. */
  @Get('health/live')
  live(): { status: string } {
    return { status: 'ok' };
  }

  /** The process can serve: the database answers. Otherwise 503 by the problem filter. */
  @Get('health/ready')
  async ready(): Promise<{ status: string }> {
    await this.database.read('health-ready', 'SELECT 1');
    return { status: 'ok' };
  }

  /** Prometheus metrics, for loopback or holders of METRICS_TOKEN; for others the address does not exist. */
  @Get('metrics')
  @Header('content-type', register.contentType)
  metrics(@Req() request: FastifyRequest): Promise<string> {
    const isAllowed = this.config.metricsToken ? request.headers.authorization === `Bearer ${this.config.metricsToken}` : isLocal(request);
    if (!isAllowed) throw notFound();
    return register.metrics();
  }
}

/** From this machine itself; a proxy on it passes on what comes from elsewhere. */
function isLocal({ ip, headers }: FastifyRequest): boolean {
  return ['127.0.0.1', '::1'].includes(ip) && headers['x-forwarded-for'] === undefined && headers.forwarded === undefined;
}
