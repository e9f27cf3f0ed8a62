/** What `kubectl proxy` of the stand-in serves: the answer in STUB_ANSWER, on the socket that is its argument. */
import { createServer } from 'node:http';

const [status, body] = JSON.parse(process.env.STUB_ANSWER ?? '[200,"{}"]');
const server = createServer((request, response) => {
  if (request.url === '/die') process.exit(3);
  response.writeHead(status).end(body);
});
server.listen(process.argv[2]);
