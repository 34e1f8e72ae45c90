package dev.tutti.database;

class PostgresEarlierMigrationTest extends PostgresMigrationTest {

	@Override
	int migration() {
		return 4;
	}

}
