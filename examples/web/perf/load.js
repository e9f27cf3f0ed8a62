// One run of the performance gate: a fixed rate of greetings, so that a slower release does not get less load.
import { check } from 'k6';
import http from 'k6/http';

export const options = {
  discardResponseBodies: true,
  scenarios: {
    greet: {
      executor: 'constant-arrival-rate',
      rate: 100,
      timeUnit: '1s',
      duration: '4s',
      preAllocatedVUs: 20,
    },
  },
};

export default function () {
  const response = http.get(`${__ENV.BASE_URL || 'http://127.0.0.1:8080'}/`);
  check(response, { 'is a greeting': r => r.status === 200 });
}
