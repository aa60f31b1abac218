import { OLDER_EDITION, testOrders } from './order-answers.js';

testOrders(OLDER_EDITION);
