import { BANKING_V2, testOrders } from './order-answers.js';

testOrders(BANKING_V2);
