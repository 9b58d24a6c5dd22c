namespace ChannelProgram.Api.Tests.Deals;

/// <summary>What must be true of the store whatever happened before, read past the product by SQL.</summary>
internal static class DatabaseInvariants
{
    public static async Task ExpectConsistent(this TestDatabase database)
    {
        if (await database.Query<string>(Faults) is { Length: > 0 } faults) Assert.Fail(faults);
    }

    /// <summary>Each part of <c>found</c> selects sentences that nobody should ever read.</summary>
    private const string Faults = """
        WITH lines AS (
          SELECT deal, product_line, bool_or(state <> 'Released') AS live,
              coalesce(bool_and(state = 'Held') FILTER (WHERE state <> 'Released'), false) AS held,
              max(protected_until) FILTER (WHERE state = 'Held') AS until
            FROM claims WHERE deal IS NOT NULL GROUP BY 1, 2),
        said AS (
          SELECT deal, max(until) AS until,
              CASE WHEN bool_or(held AND until IS NULL) THEN 'Submitted'
                   WHEN bool_or(live AND NOT held) THEN 'Waitlisted'
                   WHEN max(until) IS NOT NULL THEN 'Expired' END AS later
            FROM lines GROUP BY 1),
        audited AS (
          SELECT subject::uuid AS deal, action AS event, count(*) AS times
            FROM audit WHERE action LIKE 'deal.%' GROUP BY 1, 2),
        published AS (
          SELECT (data::jsonb ->> 'deal')::uuid AS deal, type AS event, count(*) AS times
            FROM outbox WHERE type LIKE 'deal.%' GROUP BY 1, 2),
        found (fault) AS (
          -- Claims: one holder of a unit or of all, one open registration a partner, and nobody waits for what is free.
          SELECT format('claims %s and %s hold %s of account %s', one.id, other.id, product_line, account)
            FROM claims AS one JOIN claims AS other USING (account, product_line)
            WHERE one.id < other.id AND one.state = 'Held' AND other.state = 'Held'
              AND (one.unit = other.unit OR one.unit = '' OR other.unit = '')
          UNION ALL
          SELECT format('partner %s has %s open registrations of %s of account %s', partner, count(*), product_line, account)
            FROM claims WHERE state <> 'Released' AND partner IS NOT NULL GROUP BY partner, account, unit, product_line HAVING count(*) > 1
          UNION ALL
          SELECT format('deal %s waits for %s, which is free', deal, product_line)
            FROM claims AS waiting WHERE state = 'Waitlisted' AND NOT EXISTS (
              SELECT FROM claims AS holding WHERE holding.state = 'Held'
                AND (holding.account, holding.product_line) = (waiting.account, waiting.product_line)
                AND (holding.unit = waiting.unit OR holding.unit = '' OR waiting.unit = ''))
          UNION ALL
          SELECT format('deal %s came after the end of claim %s and waits for it', deals.id, holding.id)
            FROM claims AS waiting JOIN deals ON deals.id = deal
            JOIN claims AS holding USING (account, unit, product_line)
            WHERE waiting.state = 'Waitlisted' AND holding.state = 'Held' AND holding.protected_until <= created_at
          UNION ALL
          SELECT format('claim %s is protected from %s until %s', id, protected_from, protected_until)
            FROM claims WHERE deal IS NOT NULL AND protected_until IS DISTINCT FROM protected_from + interval '720 hours'
              -- What yielded in a merge has what was left of it.
              AND NOT (protected_until < protected_from + interval '720 hours'
                AND EXISTS (SELECT FROM line_conflicts WHERE challenger_claim = claims.id))

          -- The vendor's claims: held until they end, by the clock or otherwise; every change of one once in the audit alone.
          UNION ALL
          SELECT format('vendor claim %s ended at %s, ends at %s and has claim %s, %s until %s',
              own.id, ended_at, ends_at, claims.id, state, protected_until)
            FROM vendor_claims AS own JOIN claims ON vendor_claim = own.id
            WHERE (ended_at IS NOT NULL AND state = 'Held') OR (state = 'Held' AND protected_until IS DISTINCT FROM ends_at)
              OR (claims.account, claims.unit) <> (own.account, own.unit)
          UNION ALL
          SELECT format('vendor claim %s holds nothing', id) FROM vendor_claims AS own
            WHERE ended_at IS NULL AND NOT EXISTS (SELECT FROM claims WHERE vendor_claim = own.id AND state = 'Held')
          UNION ALL
          SELECT format('vendor claim %s changed %s times and has %s events', id, version, events)
            FROM (SELECT *, (SELECT count(*) FROM audit WHERE subject = own.id::text AND action LIKE 'vendorClaim.%') AS events
              FROM vendor_claims AS own) AS counted
            WHERE version <> events
          UNION ALL
          SELECT format('%s of %s is published', type, data) FROM outbox WHERE type LIKE 'vendorClaim.%'

          -- Wholeness: a deal has products and, on each of its customers, a claim of its own partner on each of their lines.
          UNION ALL
          SELECT format('deal %s is without %s', id, CASE WHEN products THEN 'claims' ELSE 'products' END)
            FROM (SELECT id, EXISTS (SELECT FROM deal_products WHERE deal = id) AS products,
                EXISTS (SELECT FROM claims WHERE deal = deals.id) AS claims FROM deals) AS parts
            WHERE NOT (products AND claims)
          UNION ALL
          SELECT format('deal %s claims %s for products of %s', deal, claimed.of, asked.of)
            FROM (SELECT deal, account, string_agg(DISTINCT product_line, ',' ORDER BY product_line) AS of
                FROM claims GROUP BY 1, 2) AS claimed
            JOIN (SELECT deal, string_agg(DISTINCT product_line, ',' ORDER BY product_line) AS of
                FROM deal_products GROUP BY 1) AS asked USING (deal)
            WHERE claimed.of <> asked.of
          UNION ALL
          SELECT format('claim %s is of another partner than its deal', claims.id)
            FROM claims JOIN deals ON deals.id = deal WHERE claims.partner <> deals.partner
          UNION ALL
          SELECT format('deal %s is worth something else than its products', id)
            FROM deals WHERE value_amount <> (SELECT sum(amount) FROM deal_products WHERE deal = id)

          -- Status: what the lines say, now and once protection has ended.
          UNION ALL
          SELECT format('deal %s reads %s until %s, then %s; its lines say %s until %s',
              id, status, protected_until, status_after_expiry, later, until)
            FROM deals JOIN said ON deal = id
            WHERE protected_until IS DISTINCT FROM until
              OR status <> CASE WHEN until IS NULL THEN status_after_expiry ELSE 'Approved' END
              OR NOT CASE WHEN later IS NULL THEN status_after_expiry IN ('Expired', 'Withdrawn', 'Rejected') ELSE status_after_expiry = later END
          UNION ALL
          SELECT format('deal %s reads %s, review %s, decision due by %s', id, status, review_required, decision_due_by)
            FROM deals
            WHERE (status = 'Submitted' OR review_required OR (status = 'Waitlisted' AND review_reasons & (32 + 64 + 512) > 0))
                <> (decision_due_by IS NOT NULL)
              OR (review_required AND status <> 'Approved')
              OR (decision_due_by IS NULL) <> (review_requested_at IS NULL)
              OR (decision_due_by IS NULL AND coalesce(escalated_at::text, next_deadline_at::text, assignee::text) IS NOT NULL)

          -- Record: every change of a deal once in the audit and once in the outbox, and nothing else there.
          UNION ALL
          SELECT format('%s of deal %s is audited %s times and published %s times', event, deal, audited.times, published.times)
            FROM audited FULL JOIN published USING (deal, event) WHERE audited.times IS DISTINCT FROM published.times
          UNION ALL
          SELECT format('deal %s changed %s times and has %s events', coalesce(id, deal), version, events)
            FROM deals FULL JOIN (SELECT deal, sum(times) AS events FROM audited GROUP BY 1) AS counted ON deal = id
            WHERE version IS DISTINCT FROM events
          UNION ALL
          SELECT format('deal %s was not submitted once', id)
            FROM deals LEFT JOIN audited ON deal = id AND event = 'deal.submitted' WHERE times IS DISTINCT FROM 1
          UNION ALL
          SELECT format('deal %s is %s by no event', id, status)
            FROM deals WHERE NOT EXISTS (SELECT FROM audit WHERE subject = deals.id::text AND after::jsonb ->> 'status' = lower(status))

          -- Customers: opened once; its keys are those that came to it and did not leave it.
          UNION ALL
          SELECT format('account %s has %s keys of which %s are audited, opened %s times', id, keys, audited, opened)
            FROM (SELECT id, (SELECT count(*) FROM account_keys WHERE account = id) AS keys,
                (SELECT count(*) FILTER (WHERE action IN ('account.keyAsserted', 'account.keyAdded'))
                      - count(*) FILTER (WHERE action IN ('account.keyDropped', 'account.keyDetached'))
                    FROM audit WHERE subject = accounts.id::text) AS audited,
                (SELECT count(*) FROM audit WHERE subject = accounts.id::text AND action = 'account.opened') AS opened FROM accounts) AS counted
            WHERE (keys <> audited OR opened <> 1) AND NOT EXISTS (SELECT FROM account_merges WHERE counted.id IN (survivor, absorbed))
          UNION ALL
          SELECT format('account %s has no key, and nobody said that it is another', id)
            FROM accounts WHERE NOT EXISTS (SELECT FROM account_keys WHERE account = id)
              AND NOT EXISTS (SELECT FROM audit WHERE subject = accounts.id::text AND action IN ('account.keyDetached', 'account.joined', 'account.externalIdAdded', 'account.merged'))
          UNION ALL
          SELECT format('key %s %s, which only ended deals were registered by, is account %s''s', kind, value, account)
            FROM account_keys AS own WHERE confirmed_at IS NULL AND origin = account
              AND NOT EXISTS (SELECT FROM account_merges WHERE own.account IN (survivor, absorbed))
              AND NOT EXISTS (SELECT FROM deal_keys JOIN deals ON deals.id = deal WHERE deal_keys.value = own.value AND deal_keys.kind = own.kind
                AND (status NOT IN ('Expired', 'Withdrawn', 'Rejected') OR rejected_for = 'AlreadyRegistered' OR review_due_since IS NOT NULL))
              AND (SELECT count(*) FROM account_keys WHERE account = own.account) > 1
          UNION ALL
          SELECT format('deal %s was registered by other keys than it names', id)
            FROM deals WHERE NOT EXISTS (SELECT FROM deal_keys WHERE deal = id)

          UNION ALL
          SELECT format('account %s is nobody''s customer', id)
            FROM accounts WHERE NOT EXISTS (SELECT FROM claims WHERE account = accounts.id)
              AND NOT EXISTS (SELECT FROM audit WHERE subject = accounts.id::text AND action IN ('account.keyDetached', 'account.split', 'account.externalIdAdded', 'account.merged'))

          -- Merged: what has become part of another has nothing of its own.
          UNION ALL
          SELECT format('account %s is part of %s and has %s', id, merged_into, what)
            FROM accounts JOIN (SELECT account, 'keys' AS what FROM account_keys UNION SELECT account, 'claims' FROM claims
              UNION SELECT account, 'external ids' FROM account_external_ids) AS left_behind ON account = id
            WHERE merged_into IS NOT NULL
          UNION ALL
          SELECT format('account %s is part of %s, which no merge says', id, merged_into)
            FROM accounts WHERE merged_into IS DISTINCT FROM (SELECT survivor FROM account_merges WHERE absorbed = accounts.id AND undone_at IS NULL)

          -- Repeats: what a key answers with exists.
          UNION ALL
          SELECT format('a kept answer names %s, which does not exist', location)
            FROM idempotency_keys
            WHERE status = 201 AND NOT EXISTS (SELECT FROM deals WHERE location = '/v1/deals/' || id)
              AND NOT EXISTS (SELECT FROM vendor_claims WHERE location = '/v1/vendor-claims/' || id))
        SELECT coalesce(string_agg(fault, E'\n'), '') FROM found
        """;
}
