import { describe, expect, it } from 'vitest';
import { placeOfWebhook } from '../../shared/delivery/webhook-address.ts';

const names: Record<string, string[]> = {
  'hooks.example.org': ['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'],
  'inside.example.org': ['10.0.0.7'],
  'both.example.org': ['93.184.215.14', '192.168.1.1'],
  'metadata.example.org': ['169.254.169.254'],
  'mapped.example.org': ['::ffff:127.0.0.1'],
  localhost: ['127.0.0.1', '::1'],
};
const resolve = async (host: string) => {
  const found = names[host];
  if (!found) throw new Error('ENOTFOUND');
  return found;
};
const placeOf = (address: string, scope: 'public' | 'public-or-loopback' = 'public') =>
  placeOfWebhook(address, resolve, scope);

describe('a webhook is refused', () => {
  it.each([
    ['at a private address', 'https://10.1.2.3/hook'],
    ['at the address of this machine', 'https://127.0.0.1/hook'],
    ['at an address of the link', 'https://169.254.169.254/latest/meta-data'],
    ['at an address shared by a carrier', 'https://100.64.0.1/'],
    ['at no address at all', 'https://0.0.0.0/'],
    ['at the address of everybody', 'https://255.255.255.255/'],
    ['at an address written as one number', 'https://2130706433/'],
    ['at an address written in octal', 'https://0177.0.0.1/'],
    ['at an address written in hexadecimal', 'https://0x7f.0x0.0x0.0x1/'],
    ['at an address of two parts', 'https://127.1/'],
    ['at an IPv6 loopback', 'https://[::1]/'],
    ['at an IPv6 address of the link', 'https://[fe80::1]/'],
    ['at a unique local IPv6 address', 'https://[fd00:ec2::254]/'],
    ['at an IPv4 address within IPv6', 'https://[::ffff:10.0.0.1]/'],
    ['at an IPv4 address within IPv6, in hexadecimal', 'https://[::ffff:7f00:1]/'],
    ['at an address that is translated to IPv4', 'https://[64:ff9b::a00:1]/'],
    ['at an address of 6to4', 'https://[2002:a00:1::]/'],
    ['at localhost', 'https://localhost/'],
    ['at a name of one label', 'https://intranet/'],
    ['at a name of the local link', 'https://printer.local/'],
    ['at a name of a private network', 'https://api.internal/'],
    ['at a name with a dot behind it', 'https://localhost./'],
    ['at a name that leads inside', 'https://inside.example.org/'],
    ['at a name one of whose addresses leads inside', 'https://both.example.org/'],
    ['at a name that leads to the metadata of the machine', 'https://metadata.example.org/'],
    ['at a name that leads to IPv4 within IPv6', 'https://mapped.example.org/'],
  ])('%s', async (_where, address) => expect(await placeOf(address)).toBe('private'));
});

it('a webhook in everybody’s network is taken', async () => {
  expect(await placeOf('https://hooks.example.org:8443/path?x=1')).toBe('public');
  expect(await placeOf('https://93.184.215.14/')).toBe('public');
});

it('a name that cannot be looked up is neither', async () =>
  expect(await placeOf('https://gone.example.org/')).toBe('unknown'));

it('with the flag of one machine, that machine is taken, and no other private address', async () => {
  expect(await placeOf('https://127.0.0.1:9443/', 'public-or-loopback')).toBe('public');
  expect(await placeOf('https://localhost:9443/', 'public-or-loopback')).toBe('public');
  expect(await placeOf('https://[::1]:9443/', 'public-or-loopback')).toBe('public');
  expect(await placeOf('https://10.0.0.1/', 'public-or-loopback')).toBe('private');
});
