import { Injectable, type PipeTransform } from '@nestjs/common';
import { isUUID } from 'class-validator';
import { notFound } from '#libs/kernel/domain-error';

/** For ids in addresses, `@Param('id', IdPipe)`: what is no UUID names nothing that exists. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(id: string): string {
    if (!isUUID(id)) throw notFound();
    return id;
  }
}
