package dev.tutti.database;

class H2EarlierMigrationTest extends H2MigrationTest {

	@Override
	int migration() {
		return 4;
	}

}
