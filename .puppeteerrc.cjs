/** Nothing is downloaded by `npm install`: the tests look for the machine's browsers first (scripts/browsers.js). */
module.exports = { skipDownload: true };
