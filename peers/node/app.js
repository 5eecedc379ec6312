// An application that signs people in with http-cas-client.
import express from 'express';
import casClient from 'http-cas-client/wrap/express.js';

const [host, port] = process.env.APP_LISTEN.split(':');
const version = Number(process.env.CAS_VERSION ?? 3);

const app = express();
app.use(express.urlencoded({ extended: false }));
app.use(casClient({
  cas: version,
  casServerUrlPrefix: process.env.CAS_URL,
  // Where the application itself is, as its visitors see it: never taken from the request.
  serverName: process.env.APP_URL,
  client: {
    // Signing out of the ENT ends the session here too.
    slo: true,
    renew: process.env.CAS_RENEW !== undefined,
    gateway: process.env.CAS_GATEWAY !== undefined,
  },
}));

app.get('/', (request, response) => {
  response.json(request.principal);
});

// A ticket that the ENT does not recognise comes here as an error.
app.use((error, request, response, next) => {
  response.status(403).send('This ticket is not valid.');
});

app.listen(Number(port), host);
