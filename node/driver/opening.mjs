// Sets a client up as the runner says.

const TIMES = ['quiet_period', 'first_pause', 'reply_timeout', 'connect_timeout', 'deadline'];

/** `merchant_no` as JavaScript writes it. */
export function camel(name) {
  return name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
}

/** An object with its names as JavaScript writes them. */
export function renamed(members) {
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [camel(name), value]));
}

export function settings({ accounts, journal, worker, reply_limit, ...others }) {
  const made = { accounts: accounts.map(account) };
  Object.assign(
    made,
    journal === undefined || journal === null ? {} : { journal: journal === 'memory' ? ':memory:' : journal },
  );
  Object.assign(made, worker === undefined ? {} : { worker });
  Object.assign(made, reply_limit === undefined ? {} : { replyLimit: reply_limit });
  for (const [name, value] of Object.entries(others)) {
    const plain = name.replace(/_ms$/, '');
    if (!TIMES.includes(plain)) {
      throw new Error(`a client has no ${name}`);
    }
    made[camel(plain)] = value;
  }
  return made;
}

function account({ name, gateway, environment, credentials }) {
  const { hosts, ...others } = credentials;
  const urls = Object.entries(hosts ?? {}).map(([host, url]) => [`${host}Url`, url]);
  return { gateway, name, environment, ...renamed(others), ...Object.fromEntries(urls) };
}
