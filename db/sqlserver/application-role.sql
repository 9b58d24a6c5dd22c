-- What the product's own database role may do: read and write rows, and of the audit, the published versions of the program and
-- the evaluations of tiers and what billing posted only add to them. It can alter, create, drop and truncate nothing, for that it is
-- granted nothing. The role, or the user, must exist in the database, own nothing there and be no member of db_owner or db_ddladmin;
-- the owner runs this after each migration:
--   sqlcmd -b -I -v role="channel" -i application-role.sql
-- The migrate command does the same when Database:ApplicationRole names the role. Running it twice changes nothing.
GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::dbo TO [$(role)];
DENY UPDATE, DELETE ON dbo.audit TO [$(role)];
-- A published version of the program never changes.
DENY UPDATE, DELETE ON dbo.program_versions TO [$(role)];
-- Why a partner held a tier stays as it was found.
DENY UPDATE, DELETE ON dbo.tier_evaluations TO [$(role)];
-- A payment or a refund never changes: a correction is another one.
DENY UPDATE, DELETE ON dbo.revenue_events TO [$(role)];
-- Nor does who was credited with it.
DENY UPDATE, DELETE ON dbo.revenue_credits TO [$(role)];
DENY INSERT, UPDATE, DELETE ON dbo.[__EFMigrationsHistory] TO [$(role)];
