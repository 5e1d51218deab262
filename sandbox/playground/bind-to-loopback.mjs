import { Server } from 'node:net';

const { listen } = Server.prototype;

/**
 * Loaded into the Playground's process before its own code. The Playground names no host, so it would be
 * reachable from the whole network; the sandbox is for this machine only.
 */
Server.prototype.listen = function listenOnLoopback(port, ...rest) {
  return listen.call(this, typeof port === 'number' ? { port, host: 'localhost' } : port, ...rest);
};
