/**
 * For a deployed function in a process of its own: `.example` is a public internet, and all of it is this machine. What the function
 * looks up is a public address, which it judges as such; what it then connects to is 127.0.0.1.
 */
const dns = require('node:dns/promises');
const net = require('node:net');
const { syncBuiltinESMExports } = require('node:module');

/** Of a name service of the public internet; nothing is sent there. */
const PUBLIC = '8.8.8.8';

const isExample = (host) => typeof host === 'string' && host.endsWith('.example');

const { lookup } = dns;
dns.lookup = (host, options) =>
  isExample(host) ? Promise.resolve([{ address: PUBLIC, family: 4 }]) : lookup(host, options);

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function (...args) {
  const options = Array.isArray(args[0]) ? args[0][0] : args[0];
  if (isExample(options?.host)) {
    options.lookup = (_, { all }, callback) =>
      all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4);
  }
  return connect.apply(this, args);
};

syncBuiltinESMExports();
