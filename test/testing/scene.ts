import { createClient, type Card, type GiroClient } from '../../src/index.js';
import '../../src/define.js';
import { scenario, type Scenario, type ScenarioName, type ScenarioOptions } from '../../src/testing/index.js';
import { place } from '../widgets/stage.js';

/** A page of a host's that is in a scenario: how the kit's own guide says to do it. */
export interface Scene {
  readonly at: Scenario;
  readonly client: GiroClient;
  /** Addresses the elements wanted the person taken to. */
  readonly consents: string[];
  add<K extends keyof HTMLElementTagNameMap>(
    tag: K,
    attributes?: Readonly<Record<string, string>>,
  ): HTMLElementTagNameMap[K];
  /** The first card of a status, as it was before anything went wrong. */
  card(status: Card['status']): Card;
}

export async function openScene(name: ScenarioName, options: ScenarioOptions = {}): Promise<Scene> {
  sessionStorage.clear(); // what an earlier test was in the middle of
  const { items } = await createClient((await scenario('happy')).options).cards.list({ limit: 100 });
  const at = await scenario(name, options);
  const client = createClient(at.options);
  const consents: string[] = [];
  const provider = place(document.createElement('giro-provider'));
  provider.client = client;
  provider.openConsent = (url) => {
    consents.push(url);
  };
  return {
    at,
    client,
    consents,
    add: (tag, attributes = {}) => {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      provider.append(element);
      return element;
    },
    card: (status) => {
      const found = items.find((card) => card.status === status);
      if (!found) throw new Error(`There is no card that is ${status}`);
      return found;
    },
  };
}
