// What only tests look at.

module.exports = { ...require('../../dist/loader.js') };
