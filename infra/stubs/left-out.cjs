/**
 * Stands in a bundle for a package that is loaded by Bolt and never used. To use it is a mistake of ours, and says so.
 * `__esModule` and `default` are asked for when a module is loaded.
 */
const ASKED_WHEN_LOADED = ['__esModule', 'default'];

module.exports = new Proxy(
  {},
  {
    get(_, name) {
      if (typeof name === 'symbol' || ASKED_WHEN_LOADED.includes(name)) return undefined;
      throw new Error(`${name} belongs to a package that is left out of this bundle`);
    },
  },
);
