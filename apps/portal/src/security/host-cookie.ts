import { type CookieSerializeOptions } from '@fastify/cookie';
import { type Config } from '#libs/platform/config/config';

export interface HostCookie {
  readonly name: string;
  readonly options: CookieSerializeOptions;
}

/**
 * A cookie for this host alone. Over https the prefix makes browsers refuse it from neighbouring hosts and without the flags;
 * on plain http, for trying out on one's own machine, browsers would refuse the prefix.
 */
export function hostCookie(name: string, config: Pick<Config, 'usesHttps'>): HostCookie {
  return {
    name: config.usesHttps ? `__Host-${name}` : name,
    options: { path: '/', httpOnly: true, sameSite: 'lax', secure: config.usesHttps },
  };
}
