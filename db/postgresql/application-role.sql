-- What the product's own database role may do: read and write rows, and of the audit, the published versions of the program and
-- the evaluations of tiers and what billing posted only add to them. It can alter, create, drop and truncate nothing. The role must
-- exist and must not own the tables; the owner runs this after each migration:
--   psql -v ON_ERROR_STOP=1 -v role=channel -f application-role.sql
-- The migrate command does the same when Database:ApplicationRole names the role. Running it twice changes nothing.
BEGIN;
-- One at a time: grants that meet break each other off.
LOCK TABLE "__EFMigrationsHistory" IN SHARE ROW EXCLUSIVE MODE;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM :"role";
REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM :"role";
REVOKE CREATE ON SCHEMA public FROM PUBLIC, :"role";

GRANT USAGE ON SCHEMA public TO :"role";
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO :"role";
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO :"role";
REVOKE UPDATE, DELETE ON audit FROM :"role";
-- A published version of the program never changes.
REVOKE UPDATE, DELETE ON program_versions FROM :"role";
-- Why a partner held a tier stays as it was found.
REVOKE UPDATE, DELETE ON tier_evaluations FROM :"role";
-- A payment or a refund never changes: a correction is another one.
REVOKE UPDATE, DELETE ON revenue_events FROM :"role";
-- Nor does who was credited with it.
REVOKE UPDATE, DELETE ON revenue_credits FROM :"role";
REVOKE INSERT, UPDATE, DELETE ON "__EFMigrationsHistory" FROM :"role";

-- Tables of later versions, so that a node of the old version goes on while the new one migrates.
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO :"role";
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO :"role";
COMMIT;
