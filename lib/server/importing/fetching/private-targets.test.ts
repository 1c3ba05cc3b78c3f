import { createServer, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';

import { Agent, fetch } from 'undici';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { fetchPage } from './fetch-page';
import { createGuardedAgent, type Resolve } from './guarded-agent';
import { isPublicAddress } from './public-address';

/**
 * No address inside the machine or its network is ever connected to. A listener
 * on every address of this machine is the proof, and plain connections to the
 * same addresses, which it must see, are the proof of the proof.
 */

/** Spellings that lead to this machine wherever they are not refused. */
const TO_THIS_MACHINE = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '127.1.2.3',
  '127.255.255.254',
  '0177.0.0.1',
  '0x7f.0.0.1',
  '0x7f000001',
  '2130706433',
  '017700000001',
  '0x7f.1',
  '127.0.0.1.',
  '①②⑦.⓪.⓪.①',
  '127。0。0。1',
  '１２７.0.0.1',
  '%31%32%37.0.0.1',
  '0',
  '0.0.0.0',
  '0.0',
  '[::]',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::ffff:0.0.0.0]',
];

const ELSEWHERE = [
  '0.1.2.3',
  '10.0.0.1',
  '10.255.255.255',
  '012.0.0.1',
  '167772161',
  '100.64.0.1',
  '100.127.255.255',
  '169.254.169.254',
  '0xa9fea9fe',
  '2852039166',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.1',
  '192.0.0.192',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.0.1',
  '192.168.255.255',
  '198.18.0.1',
  '198.19.255.255',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.1',
  '255.255.255.255',
  '[::2]',
  '[::127.0.0.1]',
  '[::ffff:10.0.0.1]',
  '[::ffff:169.254.169.254]',
  '[::ffff:0:127.0.0.1]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b::a9fe:a9fe]',
  '[64:ff9b:1::7f00:1]',
  '[100::1]',
  '[2001::1]',
  '[2001:2::1]',
  '[2001:10::1]',
  '[2001:20::1]',
  '[2001:db8::1]',
  '[2002:7f00:1::]',
  '[2002:a9fe:a9fe::1]',
  '[3fff::1]',
  '[4000::1]',
  '[5f00::1]',
  '[fc00::1]',
  '[fd00::1]',
  '[fd00:ec2::254]',
  '[fe80::1]',
  '[febf::1]',
  '[fec0::1]',
  '[ff02::1]',
  '[ff0e::1]',
];

/** Names, and what a name server answers for them. */
const NAMES: Record<string, string[]> = {
  localhost: ['127.0.0.1', '::1'],
  'localhost.': ['127.0.0.1'],
  'metadata.google.internal': ['169.254.169.254'],
  'loop.example': ['127.0.0.1'],
  'six.example': ['::1'],
  'mapped.example': ['::ffff:127.0.0.1'],
  'nat.example': ['64:ff9b::7f00:1'],
  'zone.example': ['fe80::1%lo'],
  'mixed.example': ['93.184.215.14', '127.0.0.1'],
  'mixed-six.example': ['2606:2800:21f:cb07::1', '::1'],
  'none.example': [],
  'odd.example': ['not an address'],
};

const resolve: Resolve = (hostname, done) => {
  const addresses = NAMES[hostname] ?? NAMES[hostname.replace(/\.$/, '')] ?? [];
  done(
    null,
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
  );
};

let connections = 0;
let port = 0;
const listener: Server = createServer((socket) => {
  connections += 1;
  socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
});

beforeAll(async () => {
  // The unspecified address of IPv6 takes connections of both kinds; without IPv6, that of IPv4.
  await new Promise<void>((done) => {
    listener.once('error', () => listener.listen(0, '0.0.0.0', done));
    listener.listen(0, '::', done);
  });
  const address = listener.address();
  port = typeof address === 'object' && address !== null ? address.port : 0;
});

afterAll(() => {
  listener.close();
});

const targets = [...TO_THIS_MACHINE, ...ELSEWHERE, ...Object.keys(NAMES)];

async function reach(url: string, agent: Agent): Promise<void> {
  try {
    await fetch(url, { dispatcher: agent, signal: AbortSignal.timeout(2_000) });
  } catch {
    // Whether it was reached is what the listener says.
  } finally {
    await agent.destroy();
  }
}

describe('private targets', () => {
  test('are many', () => {
    expect(targets.length).toBeGreaterThanOrEqual(60);
  });

  test.each(targets)('a fetch of %s is refused with the reason', async (target) => {
    expect(await fetchPage(`http://${target}/`, { allowHosts: [], resolve })).toMatchObject({
      ok: false,
      code: 'url_private_address',
      detail: expect.stringContaining('paste the text') as string,
    });
  });

  test('are never connected to, on whatever port a listener waits', async () => {
    connections = 0;
    for (const target of targets) {
      const agent = createGuardedAgent({ allowHosts: new Set(), resolve, connectMs: 2_000 });
      await reach(`http://${target}:${port}/`, agent);
    }

    expect(connections).toBe(0);
  });

  test('are reached by connections without the guard, so the listener does see them', async () => {
    const hasIpv6 = Object.values(networkInterfaces())
      .flat()
      .some((entry) => entry?.family === 'IPv6');
    const here = TO_THIS_MACHINE.filter((target) => hasIpv6 || !target.startsWith('['));
    connections = 0;
    for (const target of here) await reach(`http://${target}:${port}/`, new Agent());

    expect(connections).toBe(here.length);
  });

  test('are reached through the guard where the installation allows the host and port', async () => {
    connections = 0;
    const allowHosts = new Set([`127.0.0.1:${port}`]);
    const guard = () => createGuardedAgent({ allowHosts, resolve, connectMs: 2_000 });

    await reach(`http://127.0.0.1:${port}/`, guard());
    expect(connections).toBe(1);
    await reach(`http://127.0.0.2:${port}/`, guard());
    expect(connections).toBe(1);
  });

  test('are refused when a name turns private between two questions', async () => {
    const asked: string[] = [];
    const turning: Resolve = (hostname, done) => {
      asked.push(hostname);
      done(null, [{ address: '127.0.0.1', family: 4 }]);
    };
    connections = 0;
    const agent = createGuardedAgent({ allowHosts: new Set(), resolve: turning, connectMs: 2_000 });
    await reach(`http://turning.example:${port}/`, agent);

    // One question, and its answer is what is checked: there is no second one to lie to.
    expect(asked).toEqual(['turning.example']);
    expect(connections).toBe(0);
  });
});

describe('isPublicAddress', () => {
  test.each([
    '1.1.1.1',
    '8.8.8.8',
    '93.184.215.14',
    '172.15.255.255',
    '172.32.0.1',
    '100.63.255.255',
    '100.128.0.1',
    '2606:2800:21f:cb07::1',
    '2a00:1450:4001:81b::200e',
  ])('%s is on the public internet', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test('the own addresses of the machine are not', () => {
    const own = Object.values(networkInterfaces()).flatMap((entries) => entries ?? []);

    expect(own.length).toBeGreaterThan(0);
    for (const { address } of own) expect(isPublicAddress(address)).toBe(false);
  });
});
