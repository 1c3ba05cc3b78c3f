/** Which ports are free. */
import { connect, createServer } from 'node:net';

/** A port of this machine that nobody listens on. */
export function freePort(host = '127.0.0.1') {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, host, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/**
 * Whether a web server could be started on this port and be reached as `localhost`. Asks
 * in both ways: some systems let two programs listen where one of them listens everywhere,
 * and a browser tries ::1 first.
 */
export async function isPortFree(port, host) {
  if (await answers(port, '127.0.0.1')) return false;
  if (await answers(port, '::1')) return false;
  return await canListen(port, host);
}

function answers(port, host) {
  return new Promise((resolve) => {
    const socket = connect({ port, host });
    const end = (result) => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(1_000, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}

function canListen(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}
