"""The migration step that protects a table: row-level security, forced, with the policy form that stays fast."""

from typing import Any

from django.db import migrations

PAIRS = """(CASE WHEN (SELECT access.broad()) THEN access.may_see({compartment}, {subject})
    ELSE ({compartment}, {subject}) IN (SELECT s.compartment, s.subject FROM access.sees() s) END
    OR {compartment} IN (SELECT access.standings()))"""
ONE = """((SELECT access.standing('{compartment}')) OR CASE WHEN (SELECT access.broad('{compartment}'))
    THEN access.may_see('{compartment}', {subject}) ELSE {subject} IN (SELECT access.visible('{compartment}')) END)"""
"""Two ways to ask the same grants: the list of what the session may see, or, where that list is long, row by row.
Measured at 100,000 cases: a page of cases for a seat with a grant on each, 1,900 ms by the list, 11 by row."""

PARENT = "EXISTS (SELECT FROM {parent} parent WHERE parent.id = {table}.{column})"
"""The one row that is named, and not the list of all that are seen: that took ten seconds at 100,000 cases."""

OWN_REFERENCE = """DO $do$ DECLARE prefix text; BEGIN
   SELECT substring(pg_get_expr(d.adbin, d.adrelid) FROM $re$session\\.reference\\('([A-Z]{{1,3}})'$re$) INTO prefix
     FROM pg_attribute a JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
     WHERE a.attrelid = '{table}'::regclass AND a.attname = 'reference';
   IF prefix IS NOT NULL THEN EXECUTE format('CREATE TRIGGER own_reference BEFORE INSERT ON {table} FOR EACH ROW '
     'EXECUTE FUNCTION session.own_reference(%L)', prefix); END IF; END $do$"""
"""Where the database makes a table's references, it makes all of them: the desk chooses none."""


class Protect(migrations.RunSQL):
    """Force row-level security on `table`; rows show by grants of `compartment` on the column `subject`.

    `by_row=True` reads the compartment from the column of that name. `parents` are (column, table) pairs whose rows the
    writer must be able to see, so that hidden and absent parents fail alike. `counted` are the columns the
    measures may read: never text that someone typed. `changes` are the columns the desk may update.
    """

    def __init__(
        self,
        table: str,
        compartment: str = "compartment",
        subject: str = "subject",
        *,
        by_row: bool = False,
        parents: tuple[tuple[str, str], ...] = (),
        counted: tuple[str, ...] = (),
        changes: tuple[str, ...] = (),
        adds: bool = True,
    ) -> None:
        self._given = {
            "table": table,
            "compartment": compartment,
            "subject": subject,
            "by_row": by_row,
            "parents": parents,
            "counted": counted,
            "changes": changes,
            "adds": adds,
        }
        see = (PAIRS if by_row else ONE).format(compartment=compartment, subject=subject)
        add = " AND ".join(
            [
                see,
                *(
                    f"({column} IS NULL OR {PARENT.format(parent=parent, table=table, column=column)})"
                    for column, parent in parents
                ),
            ]
        )
        sql = [
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
            f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
            f"REVOKE ALL ON {table} FROM PUBLIC",
            f"GRANT SELECT ON {table} TO palermo_desk",
            f"CREATE POLICY see ON {table} FOR SELECT TO palermo_desk USING ({see})",
            OWN_REFERENCE.format(table=table),
            f"CREATE POLICY maintain ON {table} FOR ALL TO palermo_owner USING ((SELECT session.maintaining()))",
        ]
        if adds:
            sql += [
                f"GRANT INSERT ON {table} TO palermo_desk",
                f"CREATE POLICY add ON {table} FOR INSERT TO palermo_desk WITH CHECK ({add})",
            ]
        if changes:
            sql += [
                f"GRANT UPDATE ({', '.join(changes)}) ON {table} TO palermo_desk",
                f"CREATE POLICY change ON {table} FOR UPDATE TO palermo_desk USING ({see}) WITH CHECK ({add})",
            ]
        if counted:
            sql += [
                f"GRANT SELECT ({', '.join(counted)}) ON {table} TO palermo_measures",
                f"CREATE POLICY count ON {table} FOR SELECT TO palermo_measures USING (true)",
            ]
        super().__init__(sql=tuple(sql), reverse_sql=tuple(_undo(table)))

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return (self.__class__.__qualname__, [], self._given)

    def describe(self) -> str:
        return f"Protect {self._given['table']}"


def _undo(table: str) -> list[str]:
    drops = [f"DROP POLICY IF EXISTS {name} ON {table}" for name in ("see", "add", "change", "maintain", "count")]
    return [
        *drops,
        f"DROP TRIGGER IF EXISTS own_reference ON {table}",
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
        f"REVOKE ALL ON {table} FROM palermo_desk, palermo_measures",
    ]
