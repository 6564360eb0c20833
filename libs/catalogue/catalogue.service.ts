import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { DomainError, notFound } from '#libs/kernel/domain-error';
import { ServiceEntity } from './service.entity.js';

/** The catalogue of services. */
@Injectable()
export class CatalogueService {
  /**
   * The service, if Länder can order it and authorities can be connected with it now.
   * @throws DomainError `service_not_orderable` unless it is published
   */
  async orderable(tx: EntityManager, serviceId: string): Promise<ServiceEntity> {
    const service = await tx.findOneBy(ServiceEntity, { id: serviceId });
    if (!service) throw notFound();
    if (service.state !== 'published') throw new DomainError('conflict', 'service_not_orderable', { params: { service: service.name } });
    return service;
  }
}
