export default { test: { globals: true, include: ['*.spec.js'], pool: process.env.POOL } };
